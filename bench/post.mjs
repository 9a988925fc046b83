/**
 * Posts configuraties and does nothing with the answers: what creating them cannot take less than at this server.
 * node post.mjs <endpoint> <side by side> <how many>
 */
import { Agent, request } from 'undici';

const [, , endpoint, side, count] = process.argv;
const dispatcher = new Agent({ connections: Number(side), pipelining: 1 });
const headers = { 'content-type': 'application/json', accept: 'application/hal+json' };
const oin = '00000099000000009000';
const numbers = Array.from({ length: Number(count) }, (_, i) => i).values();
await Promise.all(
  Array.from({ length: Number(side) }, async () => {
    for (const i of numbers) {
      const activiteit = { naam: `Activiteit${i}`, oin };
      const body = JSON.stringify({ oin, activiteit, behandeldienstOin: '00000099000000001000' });
      await (await request(endpoint, { dispatcher, method: 'POST', headers, body })).body.text();
    }
  }),
);
await dispatcher.close();
