export { default as FollowButton } from './FollowButton.svelte';
