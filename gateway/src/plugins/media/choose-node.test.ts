import { expect, test } from 'vitest';
import { rankNodes } from './choose-node.ts';

const node = (url: string, capacity = 100) => ({ url, capacity });
const nodes = [node('http://a'), node('http://b'), node('http://c')];
const cameras = Array.from({ length: 1_200 }, (_, index) => String(index).padStart(20, '5'));
const firsts = (among: typeof nodes) => cameras.map((id) => rankNodes(id, among)[0]?.url);
const share = (among: typeof nodes, url: string) => firsts(among).filter((first) => first === url).length;

test('every camera has a first choice and each node gets about its share', () => {
  for (const { url } of nodes) expect(Math.abs(share(nodes, url) - 400)).toBeLessThan(60);
});

test('a node with three times the capacity gets three times the cameras', () => {
  const uneven = [node('http://a', 300), node('http://b', 100)];
  expect(Math.abs(share(uneven, 'http://a') - 900)).toBeLessThan(60);
});

test('the order in which the nodes are known changes nothing', () => {
  expect(firsts(nodes.toReversed())).toEqual(firsts(nodes));
});

test('when a node goes only its own cameras move, and they move back when it returns', () => {
  const before = firsts(nodes);
  const without = firsts(nodes.filter(({ url }) => url !== 'http://b'));
  const moved = before.filter((first, index) => first !== without[index]);
  expect(new Set(moved)).toEqual(new Set(['http://b']));
  expect(firsts(nodes)).toEqual(before);
});

test('a node that doubles its capacity takes cameras, and none moves between the others', () => {
  const before = firsts(nodes);
  const after = firsts([node('http://a'), node('http://b', 200), node('http://c')]);
  const targets = after.filter((first, index) => first !== before[index]);
  expect(new Set(targets)).toEqual(new Set(['http://b']));
});
