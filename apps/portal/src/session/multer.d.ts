/** As much of multer as is used here; it comes without types. */
declare module 'multer' {
  import type { RequestHandler } from 'express';

  interface Limits {
    readonly fileSize: number;
    readonly files: number;
    readonly fields: number;
    readonly fieldSize: number;
    readonly parts: number;
  }

  interface Multer {
    /** Reads one file of this field into memory as `request.file`, and all other fields into `request.body`. */
    single(field: string): RequestHandler;
  }

  function multer(options: { readonly storage: object; readonly limits: Limits }): Multer;

  namespace multer {
    function memoryStorage(): object;
    class MulterError extends Error {
      readonly code: string;
    }
  }

  export default multer;
}
