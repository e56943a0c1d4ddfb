/**
 * Films and comments that officers took down (下架): on what ground and by which article, what the owner objects, and what was
 * decided. Knows films by their numbers only.
 */
@ApplicationModule(allowedDependencies = {"account", "journal", "room", "team", "web"})
@NullMarked
package org.qiantang.app.takedown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
