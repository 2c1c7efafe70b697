-- Keeps a hold from being swept at its deadline while the database claims it. It is looked at again a little later, so that a
-- claim that never came does not keep the place for ever.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 reservation, 2 user or '' for the sweeper, 3 milliseconds until it is looked at again, after the deadline or after now
-- Answers 1 pinned (again), 2 sold already, 0 unknown here or another person's
local place = redis.call('HGET', KEYS[2], ARGV[1])
if not place then return 0 end
local state, user, quantity, reserved, deadline = string.match(place, '^(%u) (%x+) (%d+) (%d+) (%d+)$')
if ARGV[2] ~= '' and user ~= ARGV[2] then return 0 end
if state == 'S' then return 2 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[2], ARGV[1], string.format('C %s %d %d %d', user, tonumber(quantity), tonumber(reserved), tonumber(deadline)))
redis.call('ZADD', KEYS[5], math.max(tonumber(deadline), now) + tonumber(ARGV[3]), ARGV[1])
return 1
