/**
 * The flash sale (秒杀) as open tutorials build it: Redis counts down in a Lua script, the buyer is answered, a queue and a
 * consumer bring the order into the database later. Written as they write it, to be asked the same questions.
 */
@NullMarked
package org.qiantang.bench.tutorial;

import org.jspecify.annotations.NullMarked;
