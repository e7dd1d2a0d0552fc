import type { CentreRegister } from '@fengqiao/contract/centre-register';
import type { Organisation, OrganisationInput, Team, TeamInput } from '@fengqiao/contract/organisations';
import type { StaffFilter, StaffInput, StaffMember } from '@fengqiao/contract/staff';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Behind these keys stands what a change of the registers may have changed. */
export const registryKey = ['registry'] as const;

/** The centres of an area, or one of them. */
export const centresQuery = (query: { area?: string | undefined; id?: string }) =>
  queryOptions({
    queryKey: [...registryKey, 'centres', query.area ?? null, query.id ?? null],
    queryFn: ({ signal }) => request<CentreRegister>('/api/centre-register', { query: { ...query }, signal }),
  });

/** People, all or by area, centre, kind or words. */
export const staffQuery = (filter: StaffFilter) =>
  queryOptions({
    queryKey: [...registryKey, 'staff', filter],
    queryFn: ({ signal }) =>
      request<{ items: StaffMember[] }>('/api/staff', { query: { ...filter }, signal }),
  });

/** Mediation organisations of an area. */
export const organisationsQuery = (area?: string) =>
  queryOptions({
    queryKey: [...registryKey, 'organisations', area ?? null],
    queryFn: ({ signal }) =>
      request<{ items: Organisation[] }>('/api/organisations', { query: { area }, signal }),
  });

/** Teams of an area. */
export const teamsQuery = (area?: string) =>
  queryOptions({
    queryKey: [...registryKey, 'teams', area ?? null],
    queryFn: ({ signal }) => request<{ items: Team[] }>('/api/teams', { query: { area }, signal }),
  });

const put = <T>(path: string, id: string | undefined, body: unknown) =>
  request<T>(id === undefined ? path : `${path}/${id}`, { method: id === undefined ? 'POST' : 'PUT', body });

/** Enters (no id) or changes somebody, an organisation, a team. Throws `registry.nameTaken` for the last two. */
export const saveStaff = (id: string | undefined, body: StaffInput) =>
  put<StaffMember>('/api/staff', id, body);
export const saveOrganisation = (id: string | undefined, body: OrganisationInput) =>
  put<Organisation>('/api/organisations', id, body);
export const saveTeam = (id: string | undefined, body: TeamInput) => put<Team>('/api/teams', id, body);

/** Takes something out of a register. */
export const removeFrom = <T>(register: 'staff' | 'organisations' | 'teams', id: string) =>
  request<T>(`/api/${register}/${id}`, { method: 'DELETE' });

/** Hangs a photograph up. Throws `staff.noConsent`, `staff.badPhoto`. */
export const putPhoto = (id: string, photo: Blob) =>
  request<StaffMember>(`/api/staff/${id}/photo`, { method: 'PUT', body: photo });

/** Takes a photograph down. */
export const removePhoto = (id: string) =>
  request<StaffMember>(`/api/staff/${id}/photo`, { method: 'DELETE' });

/** What is sent of somebody who is there already. */
export const inputOf = ({
  id: _id,
  areaName: _area,
  centreName: _centre,
  organisationName: _organisation,
  teamName: _team,
  photoAt: _photo,
  ...input
}: StaffMember): StaffInput => input;
