export * from './sqlite/check.ts';
