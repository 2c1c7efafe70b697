-- Notes that a place is sold for good: it is no longer watched, and its person may take another one within the limit.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 reservation
-- Answers 1 sold now, 2 sold before, 0 not here
local place = redis.call('HGET', KEYS[2], ARGV[1])
if not place then return 0 end
local state, user, quantity, reserved, deadline = string.match(place, '^(%u) (%x+) (%d+) (%d+) (%d+)$')
if state == 'S' then return 2 end
redis.call('HSET', KEYS[2], ARGV[1], string.format('S %s %d %d %d', user, tonumber(quantity), tonumber(reserved), tonumber(deadline)))
redis.call('ZREM', KEYS[5], ARGV[1])
redis.call('ZREM', KEYS[6], ARGV[1])
redis.call('HINCRBY', KEYS[1], 'held', -quantity)
if redis.call('HGET', KEYS[4], user) == ARGV[1] then redis.call('HDEL', KEYS[4], user) end
return 1
