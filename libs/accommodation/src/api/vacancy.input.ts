import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Length } from 'class-validator';

@InputType({ description: 'A unit to offer.' })
export class PublishVacancyInput {
  @Field(() => ID, { description: 'Of the unit.' })
  @IsUUID(undefined, { message: 'Say which unit is free.' })
  unitId: string;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First night it can be taken. Default: as soon as the unit is free.',
  })
  availableFrom?: LocalDate;

  @Field(() => String, {
    nullable: true,
    description: 'Up to 280 characters. No names and nothing that tells the place.',
  })
  @IsOptional()
  @Length(1, 280, { message: 'Keep the note to 280 characters.' })
  note?: string;
}

@InputType({ description: 'What is to be said otherwise of a vacancy. What is left out stays as it is.' })
export class ChangeVacancyInput {
  @Field(() => ID, { description: 'Of the vacancy.' })
  @IsUUID(undefined, { message: 'Say which vacancy.' })
  id: string;

  @Field(() => LocalDateType, { nullable: true, description: 'First night it can be taken.' })
  availableFrom?: LocalDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Up to 280 characters; null: none. No names and nothing that tells the place.',
  })
  @IsOptional()
  @Length(1, 280, { message: 'Keep the note to 280 characters.' })
  note?: string | null;
}
