import Type from 'typebox';

/**
 * Every error code of the product: HTTP status and the English text (`%s` are filled in). The dashboard translates by code.
 * A message says what is wrong, where, and what to do.
 */
export const errorTable = {
  'request.invalid': [400, 'The request does not fit: %s'],
  'request.tooLarge': [413, 'The request is larger than %s'],
  'request.unsupported': [415, 'Send %s'],
  'request.crossSite': [403, 'This request came from another site'],
  'session.required': [401, 'Log in first'],
  'session.badCredentials': [401, 'Account or password is wrong'],
  'session.locked': [429, 'Too many failed attempts; try again in %s s'],
  'session.secondFactor': [401, 'Enter the six digits of the second factor as well'],
  'session.badSecondFactor': [401, 'The six digits are wrong or were used already'],
  'session.terminalRequired': [401, 'This account logs in on its registered terminals only'],
  'session.badTerminal': [401, 'This machine is not one of the terminals of this account'],
  'session.badProof': [401, 'The proof of the terminal is missing, wrong or too old; log in again'],
  'access.denied': [403, 'This account may not do that'],
  'password.mustChange': [403, 'Change the password that was given to you first'],
  'password.weak': [422, 'The password is too weak: %s'],
  'password.wrong': [403, 'The current password is wrong'],
  'secondFactor.none': [409, 'Ask for a new secret first'],
  'secondFactor.badCode': [
    422,
    'The six digits are wrong or were used already; is the clock of the phone right?',
  ],
  'secondFactor.exists': [409, 'Remove the present second factor first'],
  'secondFactor.unavailable': [503, 'Second factors need SEAL_KEY to be set on the server'],
  'account.exists': [409, 'Account %s exists already'],
  'account.self': [409, 'Nobody changes the rights of the own account'],
  'account.lastAdministrator': [409, 'This is the last %s; make another one first'],
  'account.badWall': [422, 'A kiosk account needs a wall, another account has none'],
  'account.badTerminal': [422, 'Terminal %s is not known in this area'],
  'terminal.badCode': [403, 'The code is wrong, used or too old; ask the administrator for a new one'],
  'terminal.badKey': [422, 'The machine could not prove its key: %s'],
  'terminal.revoked': [409, 'Terminal %s is revoked already'],
  'setup.done': [409, 'The first administrator exists already'],
  'setup.badCode': [403, 'The set-up code is wrong; the gateway prints it at its first start'],
  'setup.weakPassword': [422, 'The password is too weak: %s'],
  notFound: [404, '%s does not exist or may not be seen by this account'],
  'ingest.badKey': [401, 'The source key is missing or unknown'],
  'ingest.notJson': [400, 'Line %s is not JSON: %s'],
  'ingest.tooMany': [413, 'A request may hold at most %s events; this one holds %s'],
  'ingest.busy': [429, 'The queue is full; send again after %s s'],
  'event.invalid': [422, '%s'],
  'event.unknownField': [422, 'Unknown field %s'],
  'event.unknownCategory': [422, 'Category %s is not in the list of profile %s'],
  'event.unknownArea': [422, 'Area %s is not in the registry'],
  'event.outsideArea': [422, 'Area %s lies outside the area of source %s'],
  'event.badTime': [422, 'occurredAt %s is not a time: %s'],
  'event.outsideChina': [422, 'Location %s, %s (%s) is not in China: longitude and latitude swapped?'],
  'import.noColumn': [422, 'Column %s is not in the file; it has: %s'],
  'import.badFile': [422, 'The file cannot be read: %s'],
  'import.badMapping': [422, 'The mapping does not fit: %s'],
  'row.badTime': [422, 'Row %s, column %s: %s is not a time'],
  'row.missing': [422, 'Row %s, column %s is empty'],
  'row.unknownPlace': [422, 'Row %s, column %s: no area for %s; add it to the place mapping'],
  'row.unreadable': [422, 'Row %s, column %s cannot be read: %s'],
  'row.brokenId': [422, 'Row %s, column %s: %s was rounded by a spreadsheet; format the column as text'],
  'camera.noSource': [409, 'Camera %s has no stream address registered'],
  'play.denied': [403, 'This play grant does not open this picture'],
  'play.private': [
    403,
    'This is a mediation room: its picture needs a purpose, a case and the agreement of a second person',
  ],
  'case.sealed': [409, 'Case %s is sealed already'],
  'case.notSealed': [409, 'Case %s is not sealed'],
  'case.badHandler': [
    422,
    'Account %s cannot be a handler of this case: unknown, disabled or outside its area',
  ],
  'case.notMasked': [409, 'This account sees the case unmasked already'],
  'viewing.notPrivate': [409, 'Camera %s is public: play it as it is'],
  'viewing.open': [409, 'A request of this account for this room is open already'],
  'viewing.self': [403, 'A second person has to decide: nobody agrees to the own request'],
  'viewing.decided': [409, 'This request was decided already'],
  'viewing.over': [409, 'This viewing is over'],
  'streams.unavailable': [503, 'No streams node answers'],
  'database.unavailable': [503, 'The database does not answer; nothing was stored'],
  overloaded: [503, 'The server is overloaded; try again shortly'],
  tooManyRequests: [429, 'Too many requests; try again in %s s'],
  internal: [500, 'Something went wrong on the server; the log has it under the request id'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errorTable;

/** The one body of every refusal, in HTTP answers and in socket acknowledgements. */
export const ErrorBody = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    details: Type.Optional(Type.Unknown()),
    requestId: Type.String(),
  }),
});
export type ErrorBody = Type.Static<typeof ErrorBody>;
