export * from './sqlite/cursor.ts';
