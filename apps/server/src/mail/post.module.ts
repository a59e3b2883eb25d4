import { Module } from '@nestjs/common';
import { Notices } from '../accounts/notices.js';
import { SecretsModule } from '../secrets/index.js';
import { HouseServices } from './house-services.js';
import { Post } from './post.js';
import { TemplateBook } from './template-book.js';

/** Writes messages and puts them into the outbox, or leaves them as notices inside the house. */
@Module({ imports: [SecretsModule], providers: [TemplateBook, Post, Notices, HouseServices], exports: [TemplateBook, Post, Notices, HouseServices] })
export class PostModule {}
