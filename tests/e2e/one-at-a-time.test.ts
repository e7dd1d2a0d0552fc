// What works the only wall of the demo city, kills its gateway or its streams node: one after the other in one file, so that it can
// run beside everything that does not use the running product.
import './one-at-a-time/screen.ts';
import './one-at-a-time/command.ts';
import './one-at-a-time/keyboard.ts';
import './one-at-a-time/alarm.ts';
