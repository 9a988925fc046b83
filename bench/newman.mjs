/** The creates of a plan as a Postman collection: one request each, as people send them today. */
import { writeFileSync } from 'node:fs';

/** Writes a collection that posts `n` configuraties to an endpoint. */
export function writeCollection(file, endpoint, n) {
  const { protocol, hostname, port, pathname } = new URL(endpoint);
  const item = Array.from({ length: n }, (_, i) => ({
    name: `Activiteit${i}`,
    request: {
      method: 'POST',
      header: [
        { key: 'content-type', value: 'application/json' },
        { key: 'accept', value: 'application/hal+json' },
      ],
      url: {
        raw: endpoint,
        protocol: protocol.replace(':', ''),
        host: [hostname],
        port,
        path: pathname.split('/').slice(1),
      },
      body: {
        mode: 'raw',
        raw: JSON.stringify({
          oin: '00000099000000009000',
          activiteit: { naam: `Activiteit${i}`, oin: '00000099000000009000' },
          behandeldienstOin: '00000099000000001000',
        }),
      },
    },
  }));
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  writeFileSync(file, JSON.stringify({ info: { name: 'creates', schema }, item }));
}
