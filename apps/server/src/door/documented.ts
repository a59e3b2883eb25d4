import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Problem } from '../problems/problem.js';

/** What an endpoint does, in one line, and that everything else is a problem document. */
export const Does = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 'default', description: 'What went wrong.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }),
  );

/** The shape that problem documents have, for the document. */
export const PROBLEM_SHAPES = [Problem] as const;
