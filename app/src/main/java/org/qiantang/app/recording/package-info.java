/** Recordings: what a show's picture was, cut into files whose hashes the journal keeps, and how they are played again. */
@ApplicationModule(allowedDependencies = {"account", "journal", "media", "room", "settings", "show", "team", "web"})
@NullMarked
package org.qiantang.app.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
