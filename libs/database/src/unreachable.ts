/** Fixed codes of PostgreSQL and of the network by which a database says that it is not there, not that it refuses. */
const gone = /^(08...|53300|57P0[123]|3D000|ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE)$/;
/** What the driver says without a code. */
const lost =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether something failed because the database could not be reached, so that waiting helps and nothing is wrong with what was asked. */
export function isUnreachable(error: unknown): boolean {
  // Looked at by shape: an error of the network is not always made by this realm's Error.
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, cause } = error as Readonly<Record<string, unknown>>;
  return (
    (typeof code === 'string' && gone.test(code)) ||
    (typeof message === 'string' && lost.test(message)) ||
    isUnreachable(driverError) ||
    isUnreachable(cause)
  );
}
