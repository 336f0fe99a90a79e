import { isLocalDate, type LocalDate } from '@app/kernel';
import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

const badValue = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** A day: kernel's LocalDate. */
export abstract class LocalDateType {
  /** Never there: the class only names the scalar. */
  private readonly day?: never;
}

@Scalar('Date', () => LocalDateType)
export class DateScalar implements CustomScalar<string, LocalDate> {
  readonly description = 'A day in Europe/London, YYYY-MM-DD, between 1900 and 2100.';

  parseValue(value: unknown): LocalDate {
    if (typeof value === 'string' && isLocalDate(value)) return value;
    throw badValue('Give the day as YYYY-MM-DD, for example 2026-11-21.');
  }

  serialize(value: unknown): string {
    return String(value);
  }

  parseLiteral(node: ValueNode): LocalDate {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}

/** A moment: a JavaScript Date. */
export abstract class InstantType {
  /** Never there: the class only names the scalar. */
  private readonly instant?: never;
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

@Scalar('Instant', () => InstantType)
export class InstantScalar implements CustomScalar<string, Date> {
  readonly description = 'A moment, ISO 8601 with a zone; answered in UTC.';

  parseValue(value: unknown): Date {
    if (typeof value === 'string' && instantShape.test(value) && isLocalDate(value.slice(0, 10))) {
      const instant = new Date(value);
      if (!Number.isNaN(instant.getTime())) return instant;
    }
    throw badValue('Give the moment as ISO 8601 with a zone, for example 2026-11-21T18:30:00Z.');
  }

  serialize(value: unknown): string {
    return value instanceof Date ? value.toISOString() : String(value);
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}
