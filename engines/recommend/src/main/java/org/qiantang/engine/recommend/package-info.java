/**
 * What suits whom: rooms, products and films ranked for one person, learnt event by event in one process.
 *
 * <p>The front door is {@link org.qiantang.engine.recommend.Recommender}: {@code learn(event)}, {@code rank(request)},
 * {@code forget(user)}. What it knows is a fold over events and nothing else; time and chance come with each call; every
 * store has a bound. What is counted of items is the sum of what the people's profiles still hold, in whole numbers, so
 * that forgetting a person takes away exactly what that person brought.
 */
@NullMarked
package org.qiantang.engine.recommend;

import org.jspecify.annotations.NullMarked;
