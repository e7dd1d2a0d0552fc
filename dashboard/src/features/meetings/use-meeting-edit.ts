import type { Meeting } from '@fengqiao/contract/meetings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../lib/api.ts';
import { changeMeeting, fetchMeeting, meetingQuery } from './api.ts';
import { edited, isOvertaken, type MeetingEdit } from './meeting-edits.ts';

/** So often a deed is done anew on what others have written in between. */
const mostTries = 4;

/** Somebody else has changed what an edit was thought up on: nothing was sent, and the edit is kept. */
class Overtaken extends Error {}

/**
 * Edits of one meeting, one after the other and seen at once. Others may write meanwhile: an edit that fits is done on theirs, one
 * that does not is kept (`overtaken`) until its writer says which is to stand.
 */
export function useMeetingEdit(id: string) {
  const queryClient = useQueryClient();
  const { queryKey } = meetingQuery(id);
  const [overtaken, setOvertaken] = useState<MeetingEdit | null>(null);

  const send = async (edit: MeetingEdit): Promise<Meeting> => {
    let meeting = queryClient.getQueryData<Meeting>(queryKey) ?? (await fetchMeeting(id));
    for (let tries = 1; ; tries += 1) {
      try {
        return await changeMeeting(id, { ...edit.change(meeting), version: meeting.version });
      } catch (error) {
        const isOld = error instanceof ApiError && error.code === 'meeting.changed';
        if (!isOld || tries >= mostTries) throw error;
        meeting = await fetchMeeting(id);
        queryClient.setQueryData(queryKey, meeting);
        if (isOvertaken(meeting, edit)) throw new Overtaken();
      }
    }
  };

  const mutation = useMutation({
    mutationKey: ['meeting', id],
    // One after the other: each is sent with the version of the one before.
    scope: { id: `meeting ${id}` },
    mutationFn: send,
    onMutate: async (edit: MeetingEdit) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData<Meeting>(queryKey, (meeting) => meeting && edited(meeting, edit));
    },
    onSuccess: ({ version }) =>
      queryClient.setQueryData<Meeting>(queryKey, (meeting) => meeting && { ...meeting, version }),
    onError: (error, edit) => {
      if (error instanceof Overtaken) setOvertaken(edit);
    },
    onSettled: () => {
      // The last of a row: those before it would show the page without what is still on its way.
      if (queryClient.isMutating({ mutationKey: ['meeting', id] }) <= 1)
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  return {
    edit: mutation.mutate,
    saving: mutation.isPending,
    /** What went wrong, but for being overtaken. */
    error: mutation.error instanceof Overtaken ? null : mutation.error,
    overtaken,
    /** Mine is to stand: it is done on what is there now. */
    insist: () => {
      if (overtaken === null) return;
      setOvertaken(null);
      mutation.mutate({ change: overtaken.change });
    },
    /** Theirs is to stand. */
    give: () => setOvertaken(null),
  };
}
export type MeetingEditing = ReturnType<typeof useMeetingEdit>;
