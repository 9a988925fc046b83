/**
 * Fetches every page of some lists and does nothing with them: what a reading cannot take less than.
 * node pages.mjs <endpoint> <side by side> <file with an OIN a line>
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';

const [, , endpoint, side, file] = process.argv;
const oins = readFileSync(file, 'utf8').trim().split('\n').values();
const dispatcher = new Agent({ connections: Number(side), pipelining: 1 });
await Promise.all(
  Array.from({ length: Number(side) }, async () => {
    for (const oin of oins) {
      for (let url = `${endpoint}?oin=${oin}&page=1&pageSize=200`; url !== undefined; ) {
        const { body } = await request(url, { dispatcher });
        url = (await body.json())._links.next?.href;
      }
    }
  }),
);
await dispatcher.close();
