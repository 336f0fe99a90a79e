import { PayloadTooLargeException } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { FileInterceptor } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { EMPTY } from 'rxjs';

/** What a form gave of a file: its text, null when none was chosen; or that it was larger than is taken. */
export interface Uploaded {
  readonly text: string | null;
  readonly tooLarge: boolean;
}

interface WithFile {
  file?: { readonly buffer: Buffer };
  fileTooLarge?: boolean;
}

/**
 * Reads a form that carries one file, which is kept in memory only. It must stand before the session is recognised: the
 * form's token is in the body, and a form of several parts that nothing reads has none, so it is refused. The file is the
 * last field of its form: what comes after one that is too large is not read.
 */
export function oneFile(field: string, maxBytes: number): RequestHandler {
  const limits = { files: 1, fileSize: maxBytes, fields: 60, fieldSize: 256 * 1024, parts: 61 };
  const reader = new (FileInterceptor(field, { limits }))();
  return (request: Request, response: Response, next: NextFunction) => {
    const context = new ExecutionContextHost([request, response, next]);
    Promise.resolve(reader.intercept(context, { handle: () => EMPTY })).then(
      () => {
        next();
      },
      (error: unknown) => {
        if (!(error instanceof PayloadTooLargeException)) {
          next(error);
          return;
        }
        (request as WithFile).fileTooLarge = true;
        next();
      },
    );
  };
}

/** The text of the file that `oneFile` read. */
export function uploadedText(request: object): Uploaded {
  const { file, fileTooLarge = false } = request as WithFile;
  return {
    text: file && file.buffer.length > 0 ? file.buffer.toString('utf8') : null,
    tooLarge: fileTooLarge,
  };
}
