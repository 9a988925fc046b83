import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Note {
  id: number;
  body: string;
  author: { id: number };
}

interface Issue {
  id: number;
  iid: number;
  title: string;
  description: string;
  state: string;
  labels: string;
  author: { id: number };
  notes: Note[];
}

/** The part of GitLab's API that the program uses, for project 7, with pages of two. */
export interface FakeGitlab {
  readonly url: string;
  /** Notes of merge request 5. */
  readonly notes: Note[];
  readonly issues: Issue[];
  close(): Promise<void>;
}

const PAGE = 2;

/** The user of the token. */
export const SELF = { id: 42 };

type Body = Record<string, string>;

/** Serves it on loopback. */
export async function startGitlab(): Promise<FakeGitlab> {
  const notes: Note[] = [];
  const issues: Issue[] = [];
  let nextId = 1000;
  const note = ({ body = '' }: Body): Note => ({ id: nextId++, body, author: SELF });
  const issueOf = (iid: string | undefined) => issues.find((issue) => issue.iid === Number(iid));
  const routes: [method: string, path: RegExp, answer: (body: Body, id: string | undefined) => unknown][] = [
    ['GET', /^\/user$/, () => SELF],
    ['GET', /^\/projects\/7\/merge_requests\/5\/notes$/, () => notes],
    ['POST', /^\/projects\/7\/merge_requests\/5\/notes$/, (body) => notes[notes.push(note(body)) - 1]],
    [
      'PUT',
      /^\/projects\/7\/merge_requests\/5\/notes\/(\d+)$/,
      (body, id) => {
        const there = notes.find((item) => item.id === Number(id));
        return there && Object.assign(there, body);
      },
    ],
    ['GET', /^\/projects\/7\/issues$/, () => issues.filter(({ state }) => state === 'opened')],
    [
      'POST',
      /^\/projects\/7\/issues$/,
      ({ title = '', description = '', labels = '' }) => {
        const id = nextId++;
        const issue = {
          id,
          iid: id - 900,
          title,
          description,
          labels,
          state: 'opened',
          author: SELF,
          notes: [],
        };
        issues.push(issue);
        return issue;
      },
    ],
    [
      'PUT',
      /^\/projects\/7\/issues\/(\d+)$/,
      ({ state_event: event, ...rest }, iid) => {
        const issue = issueOf(iid);
        return issue && Object.assign(issue, rest, event === 'close' ? { state: 'closed' } : {});
      },
    ],
    [
      'POST',
      /^\/projects\/7\/issues\/(\d+)\/notes$/,
      (body, iid) => issueOf(iid)?.notes.push(note(body)) && {},
    ],
  ];

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://host');
      if (request.headers['private-token'] !== 'tok-1') return response.writeHead(401).end('{}');
      const path = pathname.replace('/api/v4', '');
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Body;
      for (const [method, pattern, answer] of routes) {
        const match = pattern.exec(path);
        if (match === null || method !== request.method) continue;
        const value = answer(body, match[1]);
        if (value === undefined) break;
        const page = Number(searchParams.get('page') ?? 1);
        const shown = Array.isArray(value) ? value.slice((page - 1) * PAGE, page * PAGE) : value;
        const more = Array.isArray(value) && value.length > page * PAGE;
        const next = `http://${request.headers.host}/api/v4${path}?page=${page + 1}`;
        response.writeHead(200, {
          'content-type': 'application/json',
          ...(more ? { link: `<${next}>; rel="next"` } : {}),
        });
        return response.end(JSON.stringify(shown));
      }
      return response.writeHead(404).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`,
    notes,
    issues,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
