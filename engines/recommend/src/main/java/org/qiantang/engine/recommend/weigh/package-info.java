/**
 * What another policy would have brought, reckoned from what the present one was seen to bring (off-policy evaluation).
 *
 * <p>A {@link org.qiantang.engine.recommend.weigh.Weighing} takes places that were on screens, each with the weight of the
 * policy there, and says the share of places that would have led to a click, thirty seconds, the cart or a payment, each with
 * an interval; or why nothing can be said. It asks nobody and has no chance of its own.
 */
@NullMarked
package org.qiantang.engine.recommend.weigh;

import org.jspecify.annotations.NullMarked;
