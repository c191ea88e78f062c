import { registerWhy } from '../../platform/access/routes.ts';
import type { Module } from '../../platform/module.ts';
import { accountTeamDates, accountTeamGuard, accountTeamStart } from './account-team.ts';
import { registerAskAccess } from './ask-access.ts';
import { delegationDates, delegationGuard, revokeDelegation } from './delegation.ts';
import { addDepartment, arrangeDepartment, departmentGuard, departmentTree } from './departments.ts';
import { handOver } from './hand-over.ts';
import { functions } from './lists.ts';
import { registerLookUp } from './look-up.ts';
import { moveToDepartment } from './memberships.ts';
import { addUser, deactivateUser, reactivateUser, signInGuard } from './people.ts';
import { rolePermissions } from './role-permissions.ts';
import { setRoles } from './roles.ts';
import { registerSharing } from './sharing.ts';
import { arrangeTerritory } from './territories/arrange.ts';
import { onceAMember, territoryMemberDates, territoryMemberStart } from './territories/members.ts';
import { territoryGuards } from './territories/rights.ts';
import { pinGuard, setTerritory } from './territories/set-territory.ts';
import { tryOutTerritory } from './territories/trying-out.ts';

/** Who works here, in which departments and roles, for which customers, and what follows from it. */
export const teams: Module = {
  name: 'teams',
  dependsOn: ['contacts', 'activities'],
  lists: { 'teams.function': functions },
  preparations: [accountTeamStart, territoryMemberStart],
  rules: [accountTeamDates, delegationDates, territoryMemberDates],
  effects: [
    signInGuard,
    departmentGuard,
    departmentTree,
    rolePermissions,
    accountTeamGuard,
    delegationGuard,
    ...territoryGuards,
    onceAMember,
    pinGuard,
  ],
  verbs: [
    addUser,
    deactivateUser,
    reactivateUser,
    setRoles,
    moveToDepartment,
    handOver,
    addDepartment,
    arrangeDepartment,
    revokeDelegation,
    arrangeTerritory,
    setTerritory,
    tryOutTerritory,
  ],
  routes: (app, server) => {
    registerWhy(app, server);
    registerSharing(app, server);
    registerLookUp(server);
    registerAskAccess(server);
  },
};
