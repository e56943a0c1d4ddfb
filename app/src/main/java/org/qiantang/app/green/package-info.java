/** The green-room score (绿色直播间): our proposal of a figure, computed from what is on record and explained point by point. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "guidance", "journal", "proof", "team", "web"})
@NullMarked
package org.qiantang.app.green;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
