import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID, Length } from 'class-validator';
import { Trimmed } from './trimmed';

@InputType({ description: 'What came of an alert.' })
export class CloseAlertInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which alert.' })
  id: string;

  @Field(() => String, { description: 'What was found and done, 1 to 500 characters. No names.' })
  @Trimmed()
  @Length(1, 500, { message: 'Say what was found and done, in 1 to 500 characters.' })
  outcome: string;
}
