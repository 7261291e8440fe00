// The removal door: the one way by which a message leaves a mailbox, and comes back. See remove.ts for the eight steps.
export { recover } from './recover'
export { removeGift, type Removed } from './remove'
export { shareSession } from './share-session'
export { undo } from './undo'
export type { Checkpoint, CheckpointName, RemovableGift, RemovalDeps } from './removal-deps'
