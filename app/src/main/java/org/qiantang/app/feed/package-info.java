/**
 * Lists that suit the one who looks: goods, live rooms and films, with the reason beside each, and what everybody may say about it:
 * see and edit what is supposed, switch it off, be forgotten. Behaviour lies beside the journal, so that it can go.
 */
@ApplicationModule(allowedDependencies = {"account", "catalog", "journal", "mall", "meaning", "show", "web"})
@NullMarked
package org.qiantang.app.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
