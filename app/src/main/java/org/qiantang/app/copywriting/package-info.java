/** Writes what a host will say of the goods of a show: lines with slots, which are filled when they are spoken. */
@ApplicationModule(allowedDependencies = {"catalog", "shelf"})
@NullMarked
package org.qiantang.app.copywriting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
