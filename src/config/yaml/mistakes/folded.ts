/** Items of a list that YAML takes for a continuation of the item above, because they are indented further. */
import { type Document, isScalar, Scalar, visit } from 'yaml';
import { mistakeMessages } from './messages.js';
import type { Mistake } from './suspect.js';

/** Finds them in a text without errors: texts without quotes over several lines, one of which begins with a hyphen. */
export function foldedItems(text: string, document: Document): Mistake[] {
  const found: Mistake[] = [];
  visit(document, {
    Node(_key, node) {
      if (!isScalar(node) || node.type !== Scalar.PLAIN || !node.range) return;
      const [start, end] = node.range;
      const continued = /\n( *)-(?: |$)/m.exec(text.slice(start, end));
      if (continued === null) return;
      const lineStart = text.lastIndexOf('\n', start) + 1;
      const wanted = text.slice(lineStart, start).search(/- *$/);
      if (wanted === -1) return;
      const [, spaces = ''] = continued;
      const message = mistakeMessages.foldedItem({ wanted, found: spaces.length });
      found.push({ message, offset: start + continued.index + 1 + spaces.length, edits: [] });
    },
  });
  return found;
}
