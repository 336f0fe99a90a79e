import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { isFormToken } from '../session/form-token';
import { StaleForm } from '../session/refusals';

/** A file as it came with a form. Nothing it says of itself is trusted. */
export interface SentFile {
  readonly originalname: string;
  readonly size: number;
  readonly buffer: Buffer;
}

/** Marks a handler that reads a form with a file; every other handler is closed to such forms. */
export const takesFileKey = 'takes a file';

/** Whether this is a form with a file, which is read only once it is known who sends it and to which page. */
export const hasFile = (request: Request): boolean => typeof request.is('multipart/form-data') === 'string';

/**
 * Reads a form with at most one file, into memory, and then checks the form's token as that of any other form is.
 * The handler takes it with `@UploadedFile()`; the other fields are in the body.
 *
 * @param field the name of the file's field.
 * @param maxBytes of the file, and of each other field; more is refused with status 413.
 */
export function oneFile(field: string, maxBytes: number): MethodDecorator {
  const Reader = FileInterceptor(field, {
    limits: { fileSize: maxBytes, fieldSize: maxBytes, files: 1, fields: 100, parts: 101 },
  });

  @Injectable()
  class OneFile implements NestInterceptor {
    private readonly reader = new Reader();

    intercept(
      context: ExecutionContext,
      next: CallHandler,
    ): Observable<unknown> | Promise<Observable<unknown>> {
      const request = context.switchToHttp().getRequest<Request>();
      if (!hasFile(request)) return next.handle();
      return this.reader.intercept(context, {
        handle: () => {
          const { visitor } = request;
          const given = (request.body as Record<string, unknown> | undefined)?.['formToken'];
          if (!visitor || !isFormToken(given, visitor.sessionValue)) throw new StaleForm();
          return next.handle();
        },
      });
    }
  }
  return applyDecorators(SetMetadata(takesFileKey, true), UseInterceptors(OneFile));
}

/** The text of a file; null when none was chosen. What is not UTF-8 becomes the sign for it, which readers refuse. */
export const textOf = (file: SentFile | undefined): string | null =>
  file === undefined || file.size === 0 ? null : new TextDecoder().decode(file.buffer);
