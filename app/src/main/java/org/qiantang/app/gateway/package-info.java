/**
 * The sockets of viewers: who may come in, how fast they may ask, and the way of a request to the room and of its
 * receipt back. May knock at the doors of the room and the stage.
 */
@ApplicationModule(allowedDependencies = {"room", "stage"})
@NullMarked
package org.qiantang.app.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
