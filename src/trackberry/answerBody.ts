import { TooLargeError } from './errors.ts';

export interface AnswerBody {
  /** What is no UTF-8 has become U+FFFD; a byte order mark is gone. */
  text: string;
  /** Its size, unpacked. */
  bytes: number;
}

/**
 * Reads the body to its end, unpacked by `fetch`.
 * @param onPiece told of each piece that comes.
 * @throws TooLargeError, or what the stream fails with.
 */
export async function readBody(response: Response, maxBytes: number, onPiece: () => void): Promise<AnswerBody> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const piece of response.body ?? []) {
    onPiece();
    bytes += piece.byteLength;
    if (bytes > maxBytes) {
      // Leaving the loop cancels the stream, so a gzip bomb ends here.
      throw new TooLargeError(maxBytes);
    }
    text += decoder.decode(piece, { stream: true });
  }
  return { text: text + decoder.decode(), bytes };
}
