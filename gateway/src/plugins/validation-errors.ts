/** One fault of a request as TypeBox and Ajv both report it. */
interface ValidationFault {
  keyword?: string;
  instancePath?: string;
  message?: string;
  params?: unknown;
}

/** `field` is a path such as `body.columns.caseRef`; `problem` says what is wrong with it. */
export interface FieldFault {
  field: string;
  problem: string;
}

/** Names each faulty field with its path; at most five in the message, at most fifty in the details. */
export function describeValidation(
  faults: readonly ValidationFault[],
  context: string,
): { message: string; details: FieldFault[] } {
  const details = faults
    .filter(({ keyword }) => keyword !== 'boolean') // the shadow of an additionalProperties fault
    .slice(0, 50)
    .flatMap((fault) => explain(fault, context));
  const message = details
    .slice(0, 5)
    .map(({ field, problem }) => `${field} ${problem}`)
    .join('; ');
  return { message: message || `${context} is malformed`, details };
}

function explain(fault: ValidationFault, context: string): FieldFault[] {
  const base = [context, ...(fault.instancePath ?? '').split('/').filter(Boolean)].join('.');
  const params = (fault.params ?? {}) as Record<string, unknown>;
  const unknown = names(params.additionalProperties ?? params.additionalProperty);
  if (fault.keyword === 'additionalProperties' && unknown.length > 0)
    return unknown.map((name) => ({ field: `${base}.${name}`, problem: 'is not a known field' }));
  const missing = names(params.requiredProperties ?? params.missingProperty);
  if (fault.keyword === 'required' && missing.length > 0)
    return missing.map((name) => ({ field: `${base}.${name}`, problem: 'is missing' }));
  const allowed = names(params.allowedValues);
  if (fault.keyword === 'enum' && allowed.length > 0)
    return [{ field: base, problem: `must be one of ${allowed.join(', ')}` }];
  return [{ field: base, problem: fault.message ?? 'is invalid' }];
}

function names(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
