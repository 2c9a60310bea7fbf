export { default as FollowButton } from './FollowButton.svelte';
export { workSeen } from './current-state';
