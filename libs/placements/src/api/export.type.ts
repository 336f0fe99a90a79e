import { enumOf } from '@app/graphql';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { exportKinds } from '../domain/export-columns';

export const ExportKindEnum = enumOf(
  exportKinds,
  'ExportKind',
  'Of what a provider takes its own records away.',
);

@ObjectType('RecordsExport', { description: 'Own records as a file. References, never names.' })
export class RecordsExportType {
  @Field(() => String, { description: 'What the file is called; tells nothing of anybody.' })
  readonly fileName: string;

  @Field(() => Int, { description: 'How many records it holds.' })
  readonly rows: number;

  @Field(() => String, {
    description: 'Comma-separated, headed, in UTF-8, with a quote before what a spreadsheet would run.',
  })
  readonly text: string;
}
