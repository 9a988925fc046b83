import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(
  new URL('../../node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url),
);

type Message = { id?: number; method?: string; params?: unknown; result?: unknown };

/** A client of the YAML language server that editors use, over its standard streams. */
export class YamlServer {
  readonly #child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #diagnostics = new Map<string, (found: { message: string }[]) => void>();
  #buffer = Buffer.alloc(0);
  #nextId = 1;

  constructor() {
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      for (let message = this.#take(); message !== undefined; message = this.#take()) this.#receive(message);
    });
  }

  #take(): Message | undefined {
    const end = this.#buffer.indexOf('\r\n\r\n');
    const length = Number(
      /Content-Length: (\d+)/i.exec(this.#buffer.toString('utf8', 0, Math.max(0, end)))?.[1],
    );
    if (end === -1 || this.#buffer.length < end + 4 + length) return undefined;
    const body = this.#buffer.toString('utf8', end + 4, end + 4 + length);
    this.#buffer = this.#buffer.subarray(end + 4 + length);
    return JSON.parse(body) as Message;
  }

  #receive({ id, method, params, result }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: { message: string }[] };
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (method === 'workspace/configuration' && id !== undefined) {
      const { items } = params as { items: unknown[] };
      this.#send({ id, result: items.map(() => ({ validate: true, hover: true, completion: true })) });
    } else if (method !== undefined && id !== undefined) this.#send({ id, result: null });
    else if (id !== undefined) this.#waiting.get(id)?.(result);
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  request(method: string, params: object): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  async begin(): Promise<void> {
    const capabilities = {
      textDocument: { hover: { contentFormat: ['plaintext'] } },
      workspace: { configuration: true },
    };
    await this.request('initialize', { processId: process.pid, rootUri: null, capabilities });
    this.#send({ method: 'initialized', params: {} });
  }

  /** Opens a document and waits for what the server has to say of it. */
  open(uri: string, text: string): Promise<{ message: string }[]> {
    return new Promise((resolve) => {
      this.#diagnostics.set(uri, resolve);
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
    });
  }

  close(): void {
    this.#child.kill();
  }
}
