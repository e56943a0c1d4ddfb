/**
 * What a person says and shows on air, taken down by machines and judged like a line that staff wrote; and what is said
 * and shown in films, for who judges those.
 */
@ApplicationModule(allowedDependencies = {"account", "guard", "media", "room", "settings", "show", "team", "web"})
@NullMarked
package org.qiantang.app.hearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
