/** What the server wants of a subscription. */
export function subscriptionBody(subscription: PushSubscription): {
  endpoint: string;
  keys: Record<string, string> | undefined;
} {
  const { keys } = subscription.toJSON();
  return { endpoint: subscription.endpoint, keys };
}
