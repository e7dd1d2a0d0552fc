import Type from 'typebox';

/** 一案一码 (CQ-01): county (GB/T 2260) - year - serial - check digit by GB/T 17710 (ISO 7064 MOD 11,10). */
export const CaseCode = Type.String({ pattern: '^\\d{6}-\\d{4}-\\d{6,}-\\d$' });
