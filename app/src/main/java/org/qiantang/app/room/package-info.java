/**
 * The room's desk: the only writer of a show's story. It decides requests in memory, writes the batch down, then
 * answers.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
