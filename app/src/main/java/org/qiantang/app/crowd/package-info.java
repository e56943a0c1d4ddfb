/**
 * The demo's simulated viewers, a process of its own: it knows the program only by its public HTTP interface and live
 * socket, and everything it does is marked as simulated where it is counted.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.crowd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
