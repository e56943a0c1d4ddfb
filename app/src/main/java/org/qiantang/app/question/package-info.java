/** Viewers' questions as such: when two ask the same, what a viewer said before, and how much one viewer may ask. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
