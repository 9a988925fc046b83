import { type Secrets, withoutSecrets } from '../lib/secrets.js';
import type { Output } from './host.js';

/**
 * A stream that removes secrets from the text that is written to it. In everything else it is the stream itself: a terminal
 * stays a terminal.
 */
export function redacting(stream: Output, secrets: Secrets): Output {
  const write = (chunk: unknown, ...rest: unknown[]): unknown =>
    Reflect.apply(stream.write, stream, [
      typeof chunk === 'string' ? withoutSecrets(chunk, secrets) : chunk,
      ...rest,
    ]);
  return new Proxy(stream, {
    get(target, key) {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
