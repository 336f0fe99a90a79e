import type { Request, Response } from 'express';
import multer from 'multer';

declare module 'express-serve-static-core' {
  interface Request {
    /** As it was read from a form with a file. */
    file?: { readonly buffer: Buffer };
    /** The file was larger than any that is taken; it was not kept. */
    fileIsTooLarge?: boolean;
  }
}

/** No file that a form takes is larger, in bytes: 5 MB. Commands check again, by what the file is for. */
const largest = 5 * 1024 * 1024;

const read = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: largest, files: 1, fields: 20, fieldSize: 10_000, parts: 21 },
}).single('file');

/**
 * Reads a form that carries a file, named `file`, into memory: its other fields become the body, as of any form. Its
 * name and its type, which a browser only says, are not used.
 *
 * @throws when it is no such form, or has more than one takes.
 */
export function readUpload(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
        request.fileIsTooLarge = true;
        resolve();
      } else if (error) reject(badRequest(error));
      else resolve();
    });
  });
}

/** What cannot be read is the sender's fault, and gets that status. */
const badRequest = (error: unknown): Error =>
  Object.assign(new Error('The form could not be read.', { cause: error }), { status: 400 });

/** What a form with a file says in its place: the file in base64, as commands take it; null when there is none. */
export const fileOf = (request: Request): string | null =>
  request.file && request.file.buffer.length > 0 ? request.file.buffer.toString('base64') : null;
