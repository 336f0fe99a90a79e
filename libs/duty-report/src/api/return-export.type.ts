import { enumOf } from '@app/graphql';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Length, Min } from 'class-validator';
import { type Profile, profiles } from '../domain/disclosure';
import { type FileFormat, fileFormats } from '../spreadsheet/file';

const ProfileEnum = enumOf(
  profiles,
  'ReturnProfile',
  'Whom an edition is for. SUBMISSION: exact, for the Secretary of State. MHCLG_STYLE: to the nearest 10. PUBLIC: 1 to 4 left out, others to the nearest 5.',
);
const FormatEnum = enumOf(fileFormats, 'ReturnFileFormat', 'What kind of file.');

@InputType({ description: 'An edition of a return, as a file.' })
export class ExportReturnInput {
  @Field(() => String, { description: 'ONS code of your authority, such as E10000012.' })
  @Length(1, 60, { message: 'Give the ONS code of your authority, such as E10000012.' })
  authorityCode: string;

  @Field(() => String, { description: 'Such as 2025-26. The year must be over.' })
  @Length(1, 20, { message: 'Give the year as 2025-26.' })
  year: string;

  @Field(() => ProfileEnum, { description: 'Which edition.' })
  @IsIn(profiles, { message: `Choose one of ${profiles.join(', ')}.` })
  profile: Profile;

  @Field(() => FormatEnum, { description: 'Which kind of file.' })
  @IsIn(fileFormats, { message: `Choose one of ${fileFormats.join(', ')}.` })
  format: FileFormat;

  @Field(() => Int, { nullable: true, description: 'Left out: the latest version.' })
  @IsOptional()
  @IsInt({ message: 'Give the number of a version.' })
  @Min(1, { message: 'Versions count from 1.' })
  version?: number | null;
}

@ObjectType('ReturnFile', { description: 'An edition of a return. The same data gives the same bytes.' })
export class ReturnFileType {
  @Field(() => ID, { description: 'Of the version, or of the authority when nobody opened one.' })
  readonly id: string;

  @Field(() => String, { description: 'For saving it.' })
  readonly fileName: string;

  @Field(() => String, { description: 'Its media type.' })
  readonly mediaType: string;

  @Field(() => String, { description: 'The bytes, in Base64.' })
  readonly base64: string;

  @Field(() => Int, { description: 'How many bytes.' })
  readonly size: number;

  @Field(() => String, { description: 'SHA-256 of the bytes, in hexadecimal.' })
  readonly sha256: string;

  @Field(() => Boolean, { description: 'What was sent; otherwise a draft, which its cover says.' })
  readonly submitted: boolean;
}
