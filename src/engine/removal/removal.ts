// The removal door: the one way by which a message leaves a mailbox, and comes back. See remove.ts for the eight steps.
export { recover } from './recover'
export { removeGift } from './remove'
export { undo } from './undo'
export type { Checkpoint, CheckpointName, RemovableGift, RemovalDeps } from './removal-deps'
