-- People who live in an area (常住人口), for cases per 10,000 of them; null = nobody has said, and then no such figure is shown.
alter table area add column population int check (population > 0);
