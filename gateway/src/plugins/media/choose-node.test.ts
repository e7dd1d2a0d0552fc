import { expect, test } from 'vitest';
import { rankNodes } from './choose-node.ts';

const nodes = ['http://a', 'http://b', 'http://c'];
const cameras = Array.from({ length: 300 }, (_, index) => String(index).padStart(20, '5'));

test('every camera has a first choice and each node gets about its share', () => {
  const shares = nodes.map((node) => cameras.filter((id) => rankNodes(id, nodes)[0] === node).length);
  for (const share of shares) expect(share).toBeGreaterThan(60);
});

test('when a node goes, only its own cameras move', () => {
  const left = nodes.filter((node) => node !== 'http://b');
  for (const id of cameras) {
    const before = rankNodes(id, nodes)[0];
    if (before !== 'http://b') expect(rankNodes(id, left)[0]).toBe(before);
  }
});
