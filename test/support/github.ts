import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

interface Issue extends Comment {
  number: number;
  title: string;
  state: string;
  labels: string[];
  comments: Comment[];
}

/** The part of GitHub's API that the program uses, with pages of two. */
export interface FakeGithub {
  readonly url: string;
  /** Comments per pull request. */
  readonly comments: Map<number, Comment[]>;
  readonly issues: Issue[];
  /** Pull requests by merged commit. */
  readonly pulls: Map<string, { merged_at: string | null; head: { sha: string } }[]>;
  /** Runs of the plan workflow by head commit, newest first. */
  readonly runs: Map<string, { id: number }[]>;
  readonly artifacts: Map<string, { name: string; expired: boolean }[]>;
  /** Method, path and token of each request. */
  readonly requests: { method: string; path: string; token: string | undefined }[];
  /** Answers the next requests with a status, in order. */
  readonly failures: number[];
  close(): Promise<void>;
}

const PAGE = 2;

/** Serves it on loopback. */
export async function startGithub(): Promise<FakeGithub> {
  const state = {
    comments: new Map<number, Comment[]>(),
    issues: [] as Issue[],
    pulls: new Map<string, { merged_at: string | null; head: { sha: string } }[]>(),
    runs: new Map<string, { id: number }[]>(),
    artifacts: new Map<string, { name: string; expired: boolean }[]>(),
    requests: [] as FakeGithub['requests'],
    failures: [] as number[],
  };
  let nextId = 1000;
  const user = { type: 'Bot' };
  const list = (items: readonly unknown[], page: number, path: string) => ({
    json: items.slice((page - 1) * PAGE, page * PAGE),
    next: items.length > page * PAGE ? `${path}&page=${page + 1}` : undefined,
  });

  type Answer = { json: unknown; next?: string | undefined; status?: number };
  type Route = [RegExp, string, (match: RegExpExecArray, body: never, page: number, path: string) => Answer];
  const routes: Route[] = [
    [
      /^\/issues\/(\d+)\/comments$/,
      'GET',
      (m, _b, page, path) => list(state.comments.get(Number(m[1])) ?? [], page, path),
    ],
    [
      /^\/issues\/(\d+)\/comments$/,
      'POST',
      (m, body: { body: string }) => {
        const comment = { id: nextId++, body: body.body, user };
        const issue = state.issues.find(({ number }) => number === Number(m[1]));
        if (issue !== undefined) issue.comments.push(comment);
        else state.comments.set(Number(m[1]), [...(state.comments.get(Number(m[1])) ?? []), comment]);
        return { json: comment, status: 201 };
      },
    ],
    [
      /^\/issues\/comments\/(\d+)$/,
      'PATCH',
      (m, body: { body: string }) => {
        const comment = [...state.comments.values()].flat().find(({ id }) => id === Number(m[1]));
        if (comment !== undefined) comment.body = body.body;
        return { json: comment ?? {}, status: comment === undefined ? 404 : 200 };
      },
    ],
    [
      /^\/issues$/,
      'GET',
      (_m, _b, page, path) =>
        list(
          state.issues.filter(({ state: s }) => s === 'open'),
          page,
          path,
        ),
    ],
    [
      /^\/issues$/,
      'POST',
      (_m, body: { title: string; body: string; labels: string[] }) => {
        const issue = { ...body, id: nextId, number: 100 + nextId++, state: 'open', user, comments: [] };
        state.issues.push(issue);
        return { json: issue, status: 201 };
      },
    ],
    [
      /^\/issues\/(\d+)$/,
      'PATCH',
      (m, body: Partial<Issue>) => {
        const issue = state.issues.find(({ number }) => number === Number(m[1]));
        Object.assign(issue ?? {}, body);
        return { json: issue ?? {}, status: issue === undefined ? 404 : 200 };
      },
    ],
    [
      /^\/commits\/(\w+)\/pulls$/,
      'GET',
      (m, _b, page, path) => list(state.pulls.get(m[1] ?? '') ?? [], page, path),
    ],
    [
      /^\/actions\/workflows\/plan\.yml\/runs$/,
      'GET',
      (_m, _b, page, path) => {
        const sha = new URL(path, 'http://x').searchParams.get('head_sha') ?? '';
        const { json, next } = list(state.runs.get(sha) ?? [], page, path);
        return { json: { total_count: 1, workflow_runs: json }, next };
      },
    ],
    [
      /^\/actions\/runs\/(\d+)\/artifacts$/,
      'GET',
      (m) => ({ json: { total_count: 1, artifacts: state.artifacts.get(m[1] ?? '') ?? [] } }),
    ],
  ];

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      const token = request.headers.authorization?.replace('Bearer ', '');
      state.requests.push({ method, path: url, token });
      const failure = state.failures.shift();
      if (failure !== undefined) return response.writeHead(failure).end();
      if (token !== 'tok-1') return response.writeHead(401).end('{}');
      const base = `http://${request.headers.host}`;
      const parsed = new URL(url, base);
      const path = parsed.pathname.replace('/repos/gemeente/routing', '');
      const page = Number(parsed.searchParams.get('page') ?? 1);
      for (const [pattern, wanted, answer] of routes) {
        const match = pattern.exec(path);
        if (match === null || wanted !== method) continue;
        const text = Buffer.concat(chunks).toString();
        const bare = url.replace(/&page=\d+/, '');
        const { json, next, status = 200 } = answer(match, JSON.parse(text || '{}') as never, page, bare);
        response.writeHead(status, {
          'content-type': 'application/json',
          ...(next === undefined ? {} : { link: `<${base}${next}>; rel="next"` }),
        });
        return response.end(JSON.stringify(json));
      }
      return response.writeHead(404).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
