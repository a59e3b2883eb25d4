import { Module } from '@nestjs/common';
import { SecretsModule } from '../secrets/index.js';
import { HouseServices } from './house-services.js';
import { Post } from './post.js';
import { TemplateBook } from './template-book.js';

/** Writes messages and puts them into the outbox. */
@Module({ imports: [SecretsModule], providers: [TemplateBook, Post, HouseServices], exports: [TemplateBook, Post, HouseServices] })
export class PostModule {}
